"""The engine of rules: syntax and punctuation propose, fitted weights decide."""

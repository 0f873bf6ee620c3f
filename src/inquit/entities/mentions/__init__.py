"""Where somebody is named or described, and how far such a mention reaches."""

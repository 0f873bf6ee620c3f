"""The phrases beside quotes: how far each reaches, what kind of phrase it is, and how it is worded."""

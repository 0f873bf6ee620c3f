"""Names of people and organisations across texts: what they are compared by, and in what way two may be one's."""

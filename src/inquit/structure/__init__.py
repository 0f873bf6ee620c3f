"""How a text lies on the page and what kind of text it is: what is read once, before statements are looked for."""

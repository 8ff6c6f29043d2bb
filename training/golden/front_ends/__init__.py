"""Front ends of other tools on signals made by code."""

"""Where every glyph of a document stands, in millimetres."""

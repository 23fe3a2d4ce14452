//! Document → SVG per page, without a rasteriser: for `watch`, the index and `diff`.

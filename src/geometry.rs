//! Lengths and places on a page: points (1/72 inch), origin at the top left, y downwards.

/// A place on a page or in a frame.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    /// Points from the left edge.
    pub x: f32,
    /// Points from the top edge.
    pub y: f32,
}

/// Width and height in points.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Size {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
}

/// An upright rectangle.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width, not negative.
    pub width: f32,
    /// Height, not negative.
    pub height: f32,
}

impl Point {
    /// A place from its two coordinates.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// This place moved by `dx` and `dy`.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }

    /// This place on a page that is `by` times as large.
    #[must_use]
    pub fn magnified(self, by: f32) -> Self {
        Self { x: self.x * by, y: self.y * by }
    }
}

impl Size {
    /// A size from its two lengths.
    pub const fn new(width: f32, height: f32) -> Self {
        Self { width, height }
    }
}

impl Rect {
    /// A rectangle from its top left corner and its size.
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// This area on a page that is `by` times as large.
    #[must_use]
    pub fn magnified(self, by: f32) -> Self {
        Self { x: self.x * by, y: self.y * by, width: self.width * by, height: self.height * by }
    }

    /// x of the right edge.
    pub fn right(self) -> f32 {
        self.x + self.width
    }

    /// y of the bottom edge.
    pub fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// Whether the two share more than `slack` points in both directions.
    pub fn meets(self, other: Self, slack: f32) -> bool {
        self.x + slack < other.right()
            && other.x + slack < self.right()
            && self.y + slack < other.bottom()
            && other.y + slack < self.bottom()
    }

    /// Whether `other` lies inside, give or take `slack` points.
    pub fn holds(self, other: Self, slack: f32) -> bool {
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// This rectangle moved by `dx` and `dy`.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }

    /// Where a picture of that shape stands so that it covers all of this with as little as possible outside, and its focus
    /// (parts of its width and height) as near to the middle as its edges let it.
    #[must_use]
    pub fn covered_by(self, shape: Size, (x, y): (f32, f32)) -> Self {
        let scale = (self.width / shape.width).max(self.height / shape.height);
        let (width, height) = (shape.width * scale, shape.height * scale);
        let left = (self.width / 2.0 - x * width).min(0.0).max(self.width - width);
        let top = (self.height / 2.0 - y * height).min(0.0).max(self.height - height);
        Self::new(self.x + left, self.y + top, width, height)
    }
}

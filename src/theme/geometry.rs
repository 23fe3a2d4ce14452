//! Places on a page: margins, columns, running head and foot, from the tokens of the theme.

use super::Theme;
use super::tokens::{Grid, ScreenGrid};
use crate::geometry::Size;

/// Where things stand on pages of one size, before they are magnified. Lengths in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Geometry {
    /// The page.
    pub page: Size,
    /// How much larger everything is in the end.
    pub magnification: f32,
    /// Whether it is a screen: a wide page, with a figure each.
    pub screen: bool,
    /// Left edge of text, side column and full width.
    pub left: f32,
    /// Top of the text frame.
    pub top: f32,
    /// Bottom of the text frame.
    pub bottom: f32,
    /// Top of the running head.
    pub head: f32,
    /// Top of the foot.
    pub foot: f32,
    /// Width of the side column.
    pub side_width: f32,
    /// Left edge of the main column.
    pub main: f32,
    /// Width of the main column.
    pub main_width: f32,
    /// Width of side and main column together.
    pub width: f32,
    /// Between columns.
    pub gutter: f32,
}

impl Geometry {
    /// Portrait pages have the grid of a sheet; landscape ones (screens) a left column and a wide right one.
    pub fn of(page: Size, theme: &Theme) -> Self {
        if page.width > page.height { Self::of_screen(page, theme.screen) } else { Self::of_sheet(page, theme.page) }
    }

    fn of_sheet(page: Size, grid: Grid) -> Self {
        let width = page.width - 2.0 * grid.margin;
        let step = (width + grid.gutter) / grid.columns.max(1.0);
        let side = grid.side_columns * step;
        Self {
            page,
            magnification: 1.0,
            screen: false,
            left: grid.margin,
            top: grid.top,
            bottom: page.height - grid.bottom,
            head: grid.head,
            foot: page.height - grid.foot,
            side_width: (side - grid.gutter).max(0.0),
            main: grid.margin + side,
            main_width: width - side,
            width,
            gutter: grid.gutter,
        }
    }

    fn of_screen(page: Size, grid: ScreenGrid) -> Self {
        let least = |length: f32| length / grid.magnification.max(0.1);
        let width = page.width - 2.0 * grid.margin;
        let main = grid.margin + grid.side_width + grid.gap;
        Self {
            page: Size::new(least(page.width), least(page.height)),
            magnification: grid.magnification,
            screen: true,
            left: least(grid.margin),
            top: least(grid.top),
            bottom: least(page.height - grid.bottom),
            head: least(grid.head),
            foot: least(page.height - grid.foot),
            side_width: least(grid.side_width),
            main: least(main),
            main_width: least(page.width - grid.margin - main),
            width: least(width),
            gutter: least(grid.gutter),
        }
    }

    /// The same places as they are printed, magnified.
    #[must_use]
    pub fn printed(&self) -> Self {
        let by = self.magnification;
        Self {
            page: Size::new(self.page.width * by, self.page.height * by),
            magnification: 1.0,
            screen: self.screen,
            left: self.left * by,
            top: self.top * by,
            bottom: self.bottom * by,
            head: self.head * by,
            foot: self.foot * by,
            side_width: self.side_width * by,
            main: self.main * by,
            main_width: self.main_width * by,
            width: self.width * by,
            gutter: self.gutter * by,
        }
    }

    /// The same page lying on its side, with the same margins; a page that lies already stays as it is.
    #[must_use]
    pub fn turned(&self) -> Self {
        let page = Size::new(self.page.width.max(self.page.height), self.page.width.min(self.page.height));
        let (wider, lower) = (page.width - self.page.width, self.page.height - page.height);
        Self {
            page,
            bottom: self.bottom - lower,
            foot: self.foot - lower,
            main_width: self.main_width + wider,
            width: self.width + wider,
            ..*self
        }
    }

    /// Height of the text frame.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Right edge of text.
    pub fn right(&self) -> f32 {
        self.left + self.width
    }

    /// Width of a column when `count` share the full width.
    pub fn share(&self, count: f32) -> f32 {
        (self.width - (count - 1.0) * self.gutter) / count
    }
}

#[cfg(test)]
mod tests {
    use super::Geometry;
    use crate::geometry::Size;
    use crate::theme::Theme;
    use crate::theme::tokens::Grid;

    fn near(a: f32, b: f32) -> bool {
        (a - b).abs() < 0.01
    }

    #[test]
    fn a_turned_page_has_the_same_margins() {
        let a4 = Geometry::of(Size::new(595.28, 841.89), &Theme::default());
        let turned = a4.turned();
        assert!(turned.page.width > turned.page.height && turned.width > a4.width);
        assert!((turned.page.height - turned.bottom - (a4.page.height - a4.bottom)).abs() < 0.01);
        assert!((turned.page.width - turned.right() - turned.left).abs() < 0.01);
        assert_eq!(turned.turned(), turned);
    }

    #[test]
    fn the_columns_of_a4_are_those_of_the_design() {
        let a4 = Geometry::of(Size::new(595.28, 841.89), &Theme::default());
        assert!(near(a4.width, 492.0) && near(a4.side_width, 114.0));
        assert!(near(a4.main, 177.64) && near(a4.main_width, 366.0));
        assert!(near(a4.bottom, 786.0) && near(a4.foot, 803.0));
        assert!(near(a4.share(2.0), 240.0) && near(a4.share(3.0), 156.0));
    }

    #[test]
    fn letter_has_the_same_margins_and_wider_columns() {
        let letter = Geometry::of(Size::new(612.0, 792.0), &Theme::default());
        assert!(near(letter.left, 51.64) && near(letter.right(), 560.36));
        assert!(letter.side_width > 114.0 && letter.main_width > 366.0);
        assert!(near(letter.main + letter.main_width, letter.right()));
    }

    #[test]
    fn the_screen_is_magnified_to_the_columns_of_the_design() {
        let screen = Geometry::of(Size::new(960.0, 540.0), &Theme::default());
        let printed = screen.printed();
        assert!(near(screen.page.width, 720.0) && near(printed.page.width, 960.0));
        assert!(near(printed.side_width, 202.0) && near(printed.main, 298.0) && near(printed.main_width, 614.0));
        assert!(near(printed.width, 864.0) && near(printed.height(), 406.0));
    }

    #[test]
    fn a_grid_without_a_side_column_is_all_main_column() {
        let twill = Theme::default();
        let theme = Theme { page: Grid { side_columns: 0.0, ..twill.page }, ..twill };
        let page = Geometry::of(Size::new(595.28, 841.89), &theme);
        assert!(near(page.side_width, 0.0) && near(page.main, page.left) && near(page.main_width, page.width));
    }
}

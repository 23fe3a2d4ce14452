//! Colours by role: their names, and the same theme on another ground.

use super::Theme;
use crate::frame::Color;

/// Makes of one list the roles, their names and the way to their colours.
macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $field:ident,)*) => {
        /// A role of colour.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum ColorRole { $($(#[$doc])* $role,)* }

        impl ColorRole {
            /// Every role.
            pub const ALL: [Self; [$(stringify!($field)),*].len()] = [$(Self::$role),*];

            /// Its name in `theme.toml`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$role => stringify!($field),)* }
            }
        }

        impl Theme {
            /// The colour that plays a role.
            pub const fn color(&self, role: ColorRole) -> Color {
                match role { $(ColorRole::$role => self.$field,)* }
            }

            /// The place of the colour that plays a role.
            pub(super) fn color_mut(&mut self, role: ColorRole) -> &mut Color {
                match role { $(ColorRole::$role => &mut self.$field,)* }
            }
        }
    };
}

roles! {
    /// What content stands on: the page, or a field.
    Ground ground,
    /// Text, zero lines, main rules.
    Ink ink,
    /// Secondary text.
    Muted muted,
    /// Titles, first series, focus mark.
    Primary primary,
    /// Third mark.
    Secondary secondary,
    /// Second mark: context bars.
    Context context,
    /// Fourth mark: not met, cut-off.
    Accent accent,
    /// Fifth mark.
    Fifth fifth,
    /// Sixth mark.
    Sixth sixth,
    /// Direct labels of series in the second colour.
    SecondaryText secondary_text,
    /// Direct labels of series in the colour of context.
    ContextText context_text,
    /// Section and figure numbers, side heads.
    AccentText accent_text,
    /// Group rules.
    Rule rule,
    /// Row rules.
    Hairline hairline,
    /// Gridlines.
    Gridline gridline,
    /// Ground of the report’s year in a time chart.
    PeriodBand period_band,
    /// Ground of the cover, the imprint, bands.
    Deep deep,
    /// Titles and text on deep.
    OnDeep on_deep,
    /// Secondary text on deep.
    Pale pale,
    /// Strokes on deep.
    Stroke stroke,
    /// Highlight on deep.
    Highlight highlight,
    /// Rules on deep.
    DeepRule deep_rule,
}

/// Makes the colours of a field of one list.
macro_rules! field {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The colours of a field: a coloured ground on which figures, tiles or text stand.
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub struct Field { $($(#[$doc])* pub $name: Color,)* }

        /// A field before a theme is read.
        pub(super) const BLANK: Field = Field { $($name: Color::BLACK,)* };

        impl Field {
            /// Every colour with its name in `theme.toml`.
            pub(super) fn colors_mut(&mut self) -> [(&'static str, &mut Color); [$(stringify!($name)),*].len()] {
                [$((stringify!($name), &mut self.$name)),*]
            }
        }
    };
}

field! {
    /// The ground.
    ground,
    /// Text, zero lines.
    ink,
    /// Secondary text.
    muted,
    /// Large numbers, first series, focus mark.
    primary,
    /// Third mark.
    secondary,
    /// Second mark: context bars.
    context,
    /// Fourth mark; numbers and small heads.
    accent,
    /// Rules and gridlines.
    rule,
}

impl Theme {
    /// Gives a role another colour; text in that role goes along.
    pub fn set_color(&mut self, role: ColorRole, color: Color) {
        *self.color_mut(role) = color;
        self.repaint();
    }

    /// The same theme on its strong field.
    #[must_use]
    pub fn on_field(&self) -> Self {
        let mut theme = self.on(&self.field);
        (theme.types.column_value, theme.types.column_focus) = (theme.types.field_value, theme.types.field_focus);
        theme.chart.column_gap = theme.chart.field_column_gap;
        theme.chart.zero_line = theme.chart.field_zero_line;
        theme
    }

    /// The same theme with the colours of a field: of charts at most four series, no classes. Colours for the deep
    /// ground stay.
    #[must_use]
    pub fn on(&self, field: &Field) -> Self {
        let mut theme = self.clone();
        let colors = [
            (ColorRole::Ground, field.ground),
            (ColorRole::Ink, field.ink),
            (ColorRole::Muted, field.muted),
            (ColorRole::Primary, field.primary),
            (ColorRole::Secondary, field.secondary),
            (ColorRole::Context, field.context),
            (ColorRole::Accent, field.accent),
            (ColorRole::SecondaryText, field.secondary),
            (ColorRole::ContextText, field.muted),
            (ColorRole::AccentText, field.accent),
            (ColorRole::Rule, field.rule),
            (ColorRole::Hairline, field.rule),
            (ColorRole::Gridline, field.rule),
            (ColorRole::PeriodBand, field.ground),
        ];
        for (role, color) in colors {
            *theme.color_mut(role) = color;
        }
        theme.repaint();
        theme
    }

    /// Gives every role of type the colour of its role.
    pub(super) fn repaint(&mut self) {
        let mut types = self.types.clone();
        for (_, role) in types.roles_mut() {
            role.color = self.color(role.paint);
        }
        self.types = types;
    }
}

#[cfg(test)]
mod tests {
    use super::ColorRole;
    use crate::frame::Color;
    use crate::theme::Theme;

    #[test]
    fn text_goes_along_with_the_colour_of_its_role() {
        let mut theme = Theme::default();
        theme.set_color(ColorRole::Primary, Color::BLACK);
        assert_eq!((theme.primary, theme.types.heading1.color), (Color::BLACK, Color::BLACK));
        assert_eq!(theme.types.body, Theme::default().types.body);
    }

    #[test]
    fn on_a_field_everything_has_its_colours() {
        let theme = Theme::default();
        let field = theme.on_field();
        assert_eq!(
            (field.ground, field.ink, field.primary),
            (theme.field.ground, theme.field.ink, theme.field.primary)
        );
        assert_eq!(field.types.body.color, theme.field.ink);
        assert_eq!(field.types.cover_title, theme.types.cover_title);
    }
}

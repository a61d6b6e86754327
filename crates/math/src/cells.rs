//! Where the text of cells stands, frames and lines: as classes of the site's styles.

use crate::words::FRAME;

/// Where the text of a table's cells stands.
#[derive(Clone, Copy, Debug)]
enum Sides {
    Middle,
    Left,
    Right,
    /// Right and left in turn, around what aligns the lines.
    Turns,
}

/// The tables that are open, and how many cells their last rows have.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    tables: Vec<(Sides, usize)>,
}

impl Cells {
    /// The class of an element that opens, often empty. `None` for what must not be left out and
    /// cannot be drawn.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Option<String> {
        let value = |key| attributes.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        let classes: Vec<&str> = value("class").unwrap_or_default().split(' ').collect();
        if classes.contains(&"mop-negated") {
            return None;
        }
        let mut class = String::new();
        match name {
            "mtable" => self.tables.push((sides(&classes), 0)),
            "mtr" => self.row(),
            "mtd" => class.push_str(self.cell(&classes)),
            _ => {}
        }
        for known in classes {
            class.push_str(match known {
                "menv-hline" | "menv-hdashline" => " line-t",
                "menv-left-solid" | "menv-left-dashed" => " line-l",
                "menv-right-solid" | "menv-right-dashed" => " line-r",
                "menv-arraylike" | "menv-cases" => " apart",
                _ => "",
            });
        }
        if value("style").is_some_and(|style| style.contains(FRAME)) {
            class.push_str(" framed");
        }
        Some(class.trim().to_owned())
    }

    /// Whether this is a table of aligned lines, whose fractions are as large as those of one line.
    pub(crate) fn are_lines(&self, name: &str) -> bool {
        name == "mtable" && matches!(self.tables.last(), Some((Sides::Turns, _)))
    }

    pub(crate) fn close(&mut self, name: &str) {
        if name == "mtable" {
            self.tables.pop();
        }
    }

    fn row(&mut self) {
        if let Some((_, cells)) = self.tables.last_mut() {
            *cells = 0;
        }
    }

    /// The class of the next cell in this row.
    fn cell(&mut self, classes: &[&str]) -> &'static str {
        let Some((sides, cells)) = self.tables.last_mut() else { return "" };
        *cells += 1;
        if classes.contains(&"cell-left") {
            return "al-l";
        }
        match sides {
            _ if classes.contains(&"cell-right") => "al-r",
            Sides::Turns if *cells % 2 == 1 => "al-r",
            Sides::Right => "al-r",
            Sides::Left | Sides::Turns => "al-l",
            Sides::Middle => "",
        }
    }
}

fn sides(classes: &[&str]) -> Sides {
    let has = |class| classes.contains(&class);
    if has("menv-alignlike") {
        Sides::Turns
    } else if has("menv-cells-left") {
        Sides::Left
    } else if has("menv-cells-right") {
        Sides::Right
    } else {
        Sides::Middle
    }
}

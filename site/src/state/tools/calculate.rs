//! A calculator for models: reads an expression itself, bounded, and runs nothing else.
//!
//! `sum = product (("+"|"-") product)*`, `product = power (("*"|"/"|"%") power)*`,
//! `power = sign ("^" power)?`, `sign = "-"* atom`, `atom = number | name | name "(" sum ("," sum)* ")" | "(" sum ")"`.

/// Longest expression, in bytes.
const LONGEST: usize = 500;
/// Deepest nesting.
const DEEPEST: u32 = 40;

/// A name, how many values it takes, and what it makes of them.
type Name = (&'static str, usize, fn(&[f64]) -> f64);

/// What is known by name, with how many values it takes; none: a constant.
const NAMES: [Name; 17] = [
    ("pi", 0, |_| std::f64::consts::PI),
    ("e", 0, |_| std::f64::consts::E),
    ("sqrt", 1, |v| v[0].sqrt()),
    ("abs", 1, |v| v[0].abs()),
    ("round", 1, |v| v[0].round()),
    ("floor", 1, |v| v[0].floor()),
    ("ceil", 1, |v| v[0].ceil()),
    ("exp", 1, |v| v[0].exp()),
    ("ln", 1, |v| v[0].ln()),
    ("log10", 1, |v| v[0].log10()),
    ("log2", 1, |v| v[0].log2()),
    ("sin", 1, |v| v[0].sin()),
    ("cos", 1, |v| v[0].cos()),
    ("tan", 1, |v| v[0].tan()),
    ("min", 2, |v| v[0].min(v[1])),
    ("max", 2, |v| v[0].max(v[1])),
    ("pow", 2, |v| v[0].powf(v[1])),
];

/// The value of an expression, or why there is none, in words for the model.
pub fn calculate(expression: &str) -> Result<f64, String> {
    if expression.len() > LONGEST {
        return Err(format!("the expression is longer than {LONGEST} characters"));
    }
    let mut reader = Reader { rest: expression, depth: 0 };
    let value = reader.sum()?;
    if !reader.peek().is_empty() {
        return Err(format!("cannot read “{}”", reader.peek()));
    }
    if value.is_finite() { Ok(value) } else { Err("the result is not a finite number".into()) }
}

struct Reader<'a> {
    rest: &'a str,
    depth: u32,
}

impl<'a> Reader<'a> {
    /// What is left, without white space before it.
    fn peek(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        self.rest
    }

    /// Takes one of these signs, if it is next.
    fn take(&mut self, signs: &str) -> Option<char> {
        let next = self.peek().chars().next().filter(|next| signs.contains(*next))?;
        self.rest = self.rest.strip_prefix(next)?;
        Some(next)
    }

    fn sum(&mut self) -> Result<f64, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("the expression nests too deeply".into());
        }
        let mut value = self.product()?;
        while let Some(sign) = self.take("+-−") {
            let next = self.product()?;
            value = if sign == '+' { value + next } else { value - next };
        }
        self.depth -= 1;
        Ok(value)
    }

    fn product(&mut self) -> Result<f64, String> {
        let mut value = self.power()?;
        while let Some(sign) = self.take("*/%×÷") {
            let next = self.power()?;
            value = match sign {
                '*' | '×' => value * next,
                '%' => value % next,
                _ => value / next,
            };
        }
        Ok(value)
    }

    /// Binds to the right, and stronger than a sign before it: `-2^2` is -4.
    fn power(&mut self) -> Result<f64, String> {
        let mut is_negative = false;
        while let Some(sign) = self.take("+-−") {
            is_negative ^= sign != '+';
        }
        let base = self.atom()?;
        let value = match self.take("^") {
            Some(_) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err("the expression nests too deeply".into());
                }
                let exponent = self.power()?;
                self.depth -= 1;
                base.powf(exponent)
            }
            None => base,
        };
        Ok(if is_negative { -value } else { value })
    }

    fn atom(&mut self) -> Result<f64, String> {
        if self.take("(").is_some() {
            let value = self.sum()?;
            return self.close().map(|()| value);
        }
        let rest = self.peek();
        let length = |is: fn(char) -> bool| rest.find(|next| !is(next)).unwrap_or(rest.len());
        if rest.starts_with(|next: char| next.is_ascii_digit() || next == '.') {
            let (number, rest) = rest.split_at(length(|next| next.is_ascii_digit() || next == '.'));
            self.rest = rest;
            return number.parse().map_err(|_| format!("cannot read the number “{number}”"));
        }
        let (name, rest) = rest.split_at(length(|next| next.is_ascii_alphanumeric()));
        self.rest = rest;
        self.named(name)
    }

    fn named(&mut self, name: &str) -> Result<f64, String> {
        let known = NAMES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name));
        let Some((_, count, value)) = known else {
            let next = self.peek().chars().next();
            return Err(match (name, next) {
                ("", None) => "the expression ends too early".into(),
                ("", Some(next)) => format!("cannot read “{next}”"),
                _ => format!("there is no function or constant “{name}”"),
            });
        };
        let mut values = Vec::new();
        if *count > 0 {
            self.take("(").ok_or_else(|| format!("“{name}” needs its values in parentheses"))?;
            values.push(self.sum()?);
            while self.take(",").is_some() {
                values.push(self.sum()?);
            }
            self.close()?;
        }
        if values.len() == *count {
            Ok(value(&values))
        } else {
            Err(format!("“{name}” takes {count} values"))
        }
    }

    fn close(&mut self) -> Result<(), String> {
        self.take(")").map(drop).ok_or_else(|| "a parenthesis is not closed".into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A wrong result that a model believes.
    #[test]
    fn precedence_is_that_of_school() {
        let value = |text: &str| calculate(text).unwrap();
        let cases = [
            ("1 + 2 * 3", 7.0),
            ("(1+2)*3", 9.0),
            ("2^3^2", 512.0),
            ("-2^2", -4.0),
            ("2^-1", 0.5),
            ("7 % 4 - 10/4", 0.5),
            ("sqrt(16) + max(1, 2) × 3", 10.0),
            ("9.11 - 9.9 < 0".split('<').next().unwrap(), 9.11 - 9.9),
            ("- - 3", 3.0),
            ("round(pi)", 3.0),
        ];
        for (text, expected) in cases {
            assert!((value(text) - expected).abs() < 1e-12, "{text}");
        }
    }

    /// A mistake that is answered with a number, or that stops the page.
    #[test]
    fn what_cannot_be_calculated_is_said() {
        for (text, why) in [
            ("", "ends too early"),
            ("1 +", "ends too early"),
            ("2 2", "cannot read “2”"),
            ("(1", "not closed"),
            ("1/0", "not a finite number"),
            ("window.alert(1)", "no function or constant “window”"),
            ("sqrt 4", "in parentheses"),
            ("max(1)", "takes 2 values"),
            ("1.2.3", "cannot read the number"),
        ] {
            let said = calculate(text).unwrap_err();
            assert!(said.contains(why), "{text}: {said}");
        }
        assert!(calculate(&"(".repeat(400)).unwrap_err().contains("deeply"));
        assert!(calculate(&"2^".repeat(200)).unwrap_err().contains("deeply"));
        assert!(calculate(&"1+".repeat(400)).unwrap_err().contains("longer"));
    }

    proptest! {
        /// Hostile arguments that break the page.
        #[test]
        fn any_text_ends(text in r"[0-9a-z+\-*/^%().,×− é]{0,80}") {
            let _ = calculate(&text);
        }
    }
}

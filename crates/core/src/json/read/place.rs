use super::{Members, Reader, Wrong, object};
use crate::chat::{Pairs, Raw};

/// What a JSON value can be read into.
pub trait Place {
    /// What is there before anything was read.
    fn empty() -> Self
    where
        Self: Sized;

    /// Reads the value before which `reader` stands.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong>;
}

impl<T: Members> Place for T {
    fn empty() -> Self {
        T::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        object::read(self, reader)
    }
}

impl Place for String {
    fn empty() -> Self {
        Self::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        *self = reader.text("a text")?.into_owned();
        Ok(())
    }
}

impl Place for bool {
    fn empty() -> Self {
        false
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        *self = reader.cursor.flag()?.ok_or_else(|| Wrong::expected("true or false"))?;
        Ok(())
    }
}

impl Place for f64 {
    fn empty() -> Self {
        0.0
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        *self = reader.cursor.number()?.ok_or_else(|| Wrong::expected("a number"))?;
        Ok(())
    }
}

impl Place for i64 {
    fn empty() -> Self {
        0
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        *self = reader.cursor.integer()?.ok_or_else(|| Wrong::expected("a whole number"))?;
        Ok(())
    }
}

macro_rules! counts {
    ($($kind:ty),*) => {$(
        impl Place for $kind {
            fn empty() -> Self {
                0
            }

            fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
                let mut number = 0_i64;
                number.read(reader)?;
                let fits = Self::try_from(number).ok();
                *self = fits.ok_or_else(|| Wrong::expected(concat!("a whole number that fits ", stringify!($kind))))?;
                Ok(())
            }
        }
    )*};
}

counts!(u8, u32);

impl Place for Raw {
    fn empty() -> Self {
        Self::null()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        *self = Self::known(reader.raw()?);
        Ok(())
    }
}

/// `null` is nothing.
impl<T: Place> Place for Option<T> {
    fn empty() -> Self {
        None
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        if reader.ahead() == b'n' {
            return reader.raw().map(drop);
        }
        self.insert(T::empty()).read(reader)
    }
}

/// Reads what may be one text or a list: into `text`, or what is returned.
pub(crate) fn text_or_list<T: Place>(
    text: &mut String,
    reader: &mut Reader<'_>,
) -> Result<Option<Vec<T>>, Wrong> {
    match reader.ahead() {
        b'[' => {
            let mut list = Vec::new();
            list.read(reader).map(|()| Some(list))
        }
        b'"' => text.read(reader).map(|()| None),
        _ => Err(Wrong::expected("a text or a list")),
    }
}

/// `null` is an empty list.
impl<T: Place> Place for Vec<T> {
    fn empty() -> Self {
        Self::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        if reader.ahead() == b'n' {
            return reader.raw().map(drop);
        }
        reader.array(&mut |reader| {
            self.push(T::empty());
            self.last_mut().map_or(Ok(()), |place| place.read(reader))
        })
    }
}

impl<T: Place> Place for Pairs<T> {
    fn empty() -> Self {
        Self::default()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        reader.object(&mut |name, reader| self.add(name.to_owned(), T::empty()).read(reader))
    }
}

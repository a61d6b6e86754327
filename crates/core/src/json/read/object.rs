use super::{Place, Reader, Wrong};

/// An object of a fixed set of names; the macro `members` implements it.
pub trait Members {
    /// Before anything was read.
    fn new() -> Self
    where
        Self: Sized;

    /// Every name; the first [`Members::needed`] of them have to be given.
    fn names(&self) -> &'static [&'static str];

    /// How many names have to be given.
    fn needed(&self) -> usize;

    /// Where the value of the name at this place of [`Members::names`] belongs.
    fn place(&mut self, at: usize) -> Option<&mut dyn Place>;
}

/// Reads the members of the object here into `object`.
pub(super) fn read(object: &mut dyn Members, reader: &mut Reader<'_>) -> Result<(), Wrong> {
    let (names, mut missing) = (object.names(), (1_u64 << object.needed()) - 1);
    let mut seen = 0_u64;
    reader.object(&mut |name, reader| {
        let at = names.iter().position(|known| *known == name);
        let place = at.and_then(|at| Some((at, object.place(at)?)));
        let (at, place) = place.ok_or_else(|| Wrong::name(name, names))?;
        // One of two would be dropped, or both be joined, without a word.
        if seen & (1 << at) != 0 {
            return Err(Wrong::new(["field `", name, "` is given twice"].concat()));
        }
        seen |= 1 << at;
        if reader.ahead() != b'n' {
            missing &= !(1 << at);
        }
        place.read(reader)
    })?;
    match names.get(missing.trailing_zeros() as usize) {
        Some(name) if missing != 0 => Err(Wrong::new(["missing field `", name, "`"].concat())),
        _ => Ok(()),
    }
}

/// Reads a struct by the names of its fields: those that have to be given, then the others. A field
/// that is not listed does not compile.
macro_rules! members {
    ($type:ident from $new:expr; must { $($must:ident $(as $must_name:literal)?),* } may { $($may:ident $(as $may_name:literal)?),* }) => {
        impl $crate::json::Members for $type {
            fn new() -> Self {
                $new
            }

            fn names(&self) -> &'static [&'static str] {
                &[
                    $($crate::json::members!(@name $must $($must_name)?),)*
                    $($crate::json::members!(@name $may $($may_name)?),)*
                ]
            }

            fn needed(&self) -> usize {
                <[&str]>::len(&[$(stringify!($must),)*])
            }

            fn place(&mut self, at: usize) -> Option<&mut dyn $crate::json::Place> {
                let Self { $($must,)* $($may,)* } = self;
                let places: [&mut dyn $crate::json::Place; _] = [$($must,)* $($may,)*];
                places.into_iter().nth(at)
            }
        }
    };
    (@name $field:ident $name:literal) => { $name };
    (@name $field:ident) => { stringify!($field) };
}

pub(crate) use members;

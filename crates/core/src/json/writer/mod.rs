use serde::{Serialize, Serializer, ser};

mod inside;

use self::inside::Inside;
use super::text;

/// The JSON of `value`. What JSON cannot say (a map with keys that are no strings) is `null`; no
/// type of core holds such.
///
/// Of the size that a page loads: `serde_json` makes each field of each type a copy of its writer,
/// this one a call.
pub fn write<T: Serialize + ?Sized>(value: &T) -> String {
    let mut writer = Writer { out: String::new(), is_verbatim: false };
    match value.serialize(&mut writer) {
        Ok(()) => writer.out,
        Err(Unwritable) => "null".to_owned(),
    }
}

/// The struct by whose name a JSON value says that it is kept as text. It is the name to which
/// `serde_json` listens, too, so that such a value is written right by both.
pub(crate) const VERBATIM: &str = "$serde_json::private::RawValue";

#[derive(Debug, thiserror::Error)]
#[error("the value cannot be written as JSON")]
struct Unwritable;

impl ser::Error for Unwritable {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Writer {
    out: String,
    /// The next string is JSON already.
    is_verbatim: bool,
}

impl Writer {
    fn open(&mut self, bracket: char, close: &'static str) -> Inside<'_> {
        self.out.push(bracket);
        Inside { writer: self, close }
    }

    /// The one member of an object, up to its value.
    fn variant(&mut self, name: &str) {
        self.out.push('{');
        text::string(&mut self.out, name);
        self.out.push(':');
    }

    /// A comma, unless something was opened just now.
    fn next(&mut self) {
        if !matches!(self.out.as_bytes().last(), Some(b'{' | b'[' | b':') | None) {
            self.out.push(',');
        }
    }
}

type Written = Result<(), Unwritable>;

macro_rules! whole {
    ($($name:ident $kind:ty),*) => {$(
        fn $name(self, value: $kind) -> Written {
            self.serialize_i64(value.into())
        }
    )*};
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Inside<'a>;
    type SerializeTuple = Inside<'a>;
    type SerializeTupleStruct = Inside<'a>;
    type SerializeTupleVariant = Inside<'a>;
    type SerializeMap = Inside<'a>;
    type SerializeStruct = Inside<'a>;
    type SerializeStructVariant = Inside<'a>;

    whole!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32);
    whole!(serialize_u8 u8, serialize_u16 u16, serialize_u32 u32);

    fn serialize_bool(self, value: bool) -> Written {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Written {
        text::whole(&mut self.out, value < 0, value.unsigned_abs());
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Written {
        text::whole(&mut self.out, false, value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Written {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Written {
        text::float(&mut self.out, value);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        if std::mem::take(&mut self.is_verbatim) {
            self.out.push_str(value);
        } else {
            text::string(&mut self.out, value);
        }
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Written {
        self.variant(name);
        value.serialize(&mut *self)?;
        self.out.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'a>, Unwritable> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'a>, Unwritable> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Unwritable> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Unwritable> {
        self.variant(name);
        Ok(self.open('[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Inside<'a>, Unwritable> {
        Ok(self.open('{', "}"))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Inside<'a>, Unwritable> {
        self.is_verbatim = name == VERBATIM;
        Ok(if self.is_verbatim { Inside { writer: self, close: "" } } else { self.open('{', "}") })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Unwritable> {
        self.variant(name);
        Ok(self.open('{', "}}"))
    }
}

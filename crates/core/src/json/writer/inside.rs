use serde::{Serialize, ser};

use super::{Unwritable, Writer, Written};
use crate::json::text;

/// An array or object that was opened.
pub(super) struct Inside<'a> {
    pub(super) writer: &'a mut Writer,
    /// What closes it; nothing for a value that is written as it is.
    pub(super) close: &'static str,
}

impl Inside<'_> {
    #[inline(never)]
    fn key(&mut self, name: &str) {
        if self.writer.is_verbatim {
            return;
        }
        self.writer.next();
        text::string(&mut self.writer.out, name);
        self.writer.out.push(':');
    }

    #[expect(clippy::unnecessary_wraps, reason = "as serde wants it")]
    fn close(self) -> Result<(), Unwritable> {
        self.writer.out.push_str(self.close);
        Ok(())
    }
}

macro_rules! elements {
    ($($kind:ident $name:ident),*) => {$(
        impl ser::$kind for Inside<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $name<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.writer.next();
                value.serialize(&mut *self.writer)
            }

            fn end(self) -> Written {
                self.close()
            }
        }
    )*};
}

elements!(SerializeSeq serialize_element, SerializeTuple serialize_element);
elements!(SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

macro_rules! members {
    ($($kind:ident),*) => {$(
        impl ser::$kind for Inside<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Written {
                self.key(name);
                value.serialize(&mut *self.writer)
            }

            fn end(self) -> Written {
                self.close()
            }
        }
    )*};
}

members!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Inside<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.writer.next();
        let start = self.writer.out.len();
        key.serialize(&mut *self.writer)?;
        if self.writer.out.as_bytes().get(start) != Some(&b'"') {
            return Err(Unwritable);
        }
        self.writer.out.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        self.close()
    }
}

//! Writing protocol buffers (<https://protobuf.dev/programming-guides/encoding/>) into a buffer: the three kinds of field that a
//! vector tile is made of.

/// Appends a number, seven bits a byte.
pub(super) fn varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// How many bytes a number takes.
pub(super) fn length(number: u64) -> usize {
    // Seven bits a byte; nought takes one.
    (64 - (number | 1).leading_zeros() as usize).div_ceil(7)
}

/// Writes a number into a place of some bytes, and tells where it ends.
pub(super) fn small(bytes: &mut [u8], mut at: usize, mut number: u32) -> usize {
    while number >= 0x80 {
        bytes[at] = number as u8 | 0x80;
        number >>= 7;
        at += 1;
    }
    bytes[at] = number as u8;
    at + 1
}

/// Appends what stands before a text, a message, or packed numbers of some length.
pub(super) fn head(out: &mut Vec<u8>, field: u8, length: usize) {
    out.push(field << 3 | 2);
    varint(out, length as u64);
}

/// Appends a field that is a number.
pub(super) fn number(out: &mut Vec<u8>, field: u8, number: u64) {
    out.push(field << 3);
    varint(out, number);
}

/// Appends a field that is a text, a message, or packed numbers.
pub(super) fn bytes(out: &mut Vec<u8>, field: u8, bytes: &[u8]) {
    head(out, field, bytes.len());
    out.extend_from_slice(bytes);
}

/// Appends a field that is a text of several parts.
pub(super) fn text(out: &mut Vec<u8>, field: u8, parts: &[&str]) {
    head(out, field, parts.iter().map(|part| part.len()).sum());
    for part in parts {
        out.extend_from_slice(part.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_as_long_as_it_is_said_to_be() {
        for number in (0..64).flat_map(|bit| [1_u64 << bit, (1 << bit) - 1]).chain([u64::MAX]) {
            let mut written = Vec::new();
            varint(&mut written, number);
            assert_eq!(length(number), written.len(), "{number}");
            if let Ok(number) = u32::try_from(number) {
                let mut bytes = [0; 8];
                let end = small(&mut bytes, 0, number);
                assert_eq!(bytes[..end], written);
            }
        }
    }
}

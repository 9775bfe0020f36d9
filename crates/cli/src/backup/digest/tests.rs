//! A stream that ends with its own hash is read whole, however it is cut, and any damage is found.

use super::*;

fn ended(bytes: &[u8]) -> Vec<u8> {
    let mut stream = Vec::new();
    let mut hashing = Hashing::new(&mut stream);
    hashing.write_all(bytes).unwrap();
    hashing.finish().unwrap();
    stream
}

/// Gives a few bytes at a time.
struct Slow<'a>(&'a [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let piece = self.1.min(buffer.len());
        (&mut self.0).take(piece as u64).read(buffer)
    }
}

#[test]
fn what_was_ended_is_read_without_its_end() {
    for length in [0, 1, 71, 72, 73, 5000, 200_000] {
        let bytes: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
        let stream = ended(&bytes);
        assert_eq!(stream.len(), bytes.len() + TRAILER);
        for piece in [1, 7, 70_000] {
            let mut read = Vec::new();
            let mut reader = Ended::new(Slow(&stream, piece));
            reader.read_to_end(&mut read).unwrap();
            assert_eq!(read, bytes);
            assert!(reader.ends_whole().unwrap());
        }
        assert!(Ended::new(stream.as_slice()).ends_whole().unwrap(), "unread bytes count, too");
    }
}

#[test]
fn any_damage_is_found() {
    let stream = ended(b"what nobody may alter");
    for at in 0..stream.len() {
        let mut damaged = stream.clone();
        damaged[at] ^= 1;
        assert!(!Ended::new(damaged.as_slice()).ends_whole().unwrap(), "byte {at}");
        assert!(!Ended::new(&stream[..at]).ends_whole().unwrap(), "cut at {at}");
    }
    assert!(!Ended::new([stream, vec![0]].concat().as_slice()).ends_whole().unwrap(), "a byte more");
}

//! Content codings: what a client takes, and bodies made smaller.

use std::io::Write;

use axum::http::{HeaderMap, HeaderValue, header};

/// A coding that bodies can be sent in (RFC 9110, 8.4.1; RFC 7932; RFC 8878).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Zstd,
    Gzip,
}

impl Coding {
    /// All, from the one that makes the smallest bodies.
    pub(crate) const ALL: [Self; 3] = [Self::Brotli, Self::Zstd, Self::Gzip];

    /// The value of `Content-Encoding`.
    pub(crate) fn header(self) -> HeaderValue {
        HeaderValue::from_static(self.as_str())
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
        }
    }

    /// The first of some codings that a client takes; none where it asks for none of them, or for none at all.
    pub(crate) fn accepted(headers: &HeaderMap, of: &[Self]) -> Option<Self> {
        let lists = || headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let asked = || lists().flat_map(|list| list.split(','));
        let wants = |name: &str| {
            asked().any(|one| {
                let (own, weight) = one.split_once(';').unwrap_or((one, ""));
                let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse() == Ok(0.0));
                own.trim().eq_ignore_ascii_case(name) && !refused
            })
        };
        of.iter().copied().find(|coding| wants(coding.as_str()))
    }

    /// A body made smaller; `kept` if it will be sent more than once, so that more time may be spent on it.
    pub(crate) fn encode(self, body: &[u8], kept: bool) -> Vec<u8> {
        let written = match self {
            Self::Brotli => {
                let (quality, window) = (if kept { 5 } else { 1 }, 18);
                let mut out = brotli::CompressorWriter::new(Vec::new(), 4096, quality, window);
                out.write_all(body).map(|()| out.into_inner())
            }
            Self::Zstd => zstd::bulk::compress(body, if kept { 9 } else { 1 }),
            Self::Gzip => {
                let level = flate2::Compression::new(if kept { 6 } else { 1 });
                let mut out = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 4), level);
                out.write_all(body).and_then(|()| out.finish())
            }
        };
        written.expect("writing to memory cannot fail")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_that_is_taken() {
        let accepted = |value: &'static str| {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))]);
            Coding::accepted(&headers, &Coding::ALL)
        };
        assert_eq!(accepted("gzip, deflate, br, zstd"), Some(Coding::Brotli));
        assert_eq!(accepted("GZIP;q=0.5, br;q=0"), Some(Coding::Gzip));
        assert_eq!(accepted("zstd ; q=1.0"), Some(Coding::Zstd));
        assert_eq!(accepted("identity"), None);
        assert_eq!(accepted("br;q=0.0, gzip; q=0"), None);
        assert_eq!(Coding::accepted(&HeaderMap::new(), &Coding::ALL), None);
    }

    #[test]
    fn what_is_made_smaller_can_be_read_again() {
        use std::io::Read;
        let body = r#"{"type":"Feature"}"#.repeat(500);
        for kept in [false, true] {
            for coding in Coding::ALL {
                let small = coding.encode(body.as_bytes(), kept);
                assert!(small.len() < body.len() / 10, "{coding:?}");
                let mut read = String::new();
                match coding {
                    Coding::Brotli => brotli::Decompressor::new(&*small, 4096).read_to_string(&mut read).unwrap(),
                    Coding::Zstd => zstd::Decoder::new(&*small).unwrap().read_to_string(&mut read).unwrap(),
                    Coding::Gzip => flate2::read::GzDecoder::new(&*small).read_to_string(&mut read).unwrap(),
                };
                assert_eq!(read, body, "{coding:?}");
            }
        }
    }
}

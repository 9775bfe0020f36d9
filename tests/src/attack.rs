//! What an attacker measures.

/// Spearman's rank correlation of two orders given as pairs. Without ties, of `n` independent pairs its deviation is
/// 1/√(n−1).
pub fn rank_correlation(pairs: &[(u64, u64)]) -> f64 {
    let ranks = |of: fn(&(u64, u64)) -> u64| {
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by_key(|&i| of(&pairs[i]));
        let mut ranks = vec![0.0; pairs.len()];
        for (rank, i) in order.into_iter().enumerate() {
            ranks[i] = rank as f64;
        }
        ranks
    };
    let (a, b) = (ranks(|pair| pair.0), ranks(|pair| pair.1));
    let n = pairs.len() as f64;
    let squares: f64 = a.iter().zip(&b).map(|(a, b)| (a - b) * (a - b)).sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}

/// Five deviations: met by chance once in two million tries.
pub fn threshold(pairs: usize) -> f64 {
    5.0 / ((pairs - 1) as f64).sqrt()
}

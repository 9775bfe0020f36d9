// Passwords, codes and links, as far as the page itself can say something about them.

/** The server takes 12 to 256 characters. */
export const LEAST = 12;
export const MOST = 256;

export type PasswordFault = 'short' | 'long' | 'name' | 'differs';

/** What is plainly wrong with a new password; whether it is a common one only the server knows. */
export function passwordFault(password: string, again: string, name: string): PasswordFault | null {
  const length = [...password].length;
  if (length < LEAST) return 'short';
  if (length > MOST) return 'long';
  if (name.length > 2 && password.toLowerCase().includes(name.toLowerCase())) return 'name';
  return password === again ? null : 'differs';
}

/** The secret of an invitation's address: what stands behind `#`. */
export function secretOf(hash: string): string {
  try {
    return decodeURIComponent(hash.replace(/^#/, '')).trim();
  } catch {
    return '';
  }
}

/** A code of the second factor as typed: people write it in groups. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '');
}

/** A secret in groups of four, for whoever types it. */
export function grouped(secret: string): string {
  return (
    secret
      .replace(/\s/g, '')
      .match(/.{1,4}/g)
      ?.join(' ') ?? ''
  );
}

/** A day so many days from now, as `2026-12-01`. */
export function dayAfter(today: Date, days: number): string {
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

// Which addresses of sources may become links.

/** The address if it is plain http or https, else `null`: a record may hold any text, such as `javascript:…`. */
export function webAddress(text: string | null | undefined): string | null {
  if (!text || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** The host a reader would recognise, without `www.`. */
export function hostName(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}

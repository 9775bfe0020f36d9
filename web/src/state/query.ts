// Query strings that people can read: commas, colons and slashes stay as they are (RFC 3986 allows them in a query).

/** `?a=1&b=x,y`, or the empty string when there is nothing to say. */
export function encodeQuery(pairs: readonly (readonly [string, string])[]): string {
  const parts = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeValue(value)}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function encodeValue(value: string): string {
  return encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/');
}

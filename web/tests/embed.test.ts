// The addresses of the pages that the server writes, and the line of HTML that shows the map elsewhere.
import { describe, expect, it } from 'vitest';
import { cameraOf, embedHref, embedHtml, incidentHref, listHref } from '../src/embed/address';

describe('addresses', () => {
  it('keep the filter, the place and the language that was chosen', () => {
    expect(incidentHref('0190-x', null)).toBe('/incidents/0190-x');
    expect(incidentHref('a/b', 'es')).toBe('/incidents/a%2Fb?lang=es');
    expect(listHref({ region: 'state:US-AZ', category: 'death,raid' }, 'es')).toBe(
      '/list?category=death,raid&region=state:US-AZ&lang=es',
    );
    expect(listHref({}, null)).toBe('/list');
    expect(embedHref({ q: 'río & "x"' }, { z: 8, lat: 32, lon: -111 }, null)).toBe(
      '/embed?q=r%C3%ADo%20%26%20%22x%22&at=8/32/-111',
    );
  });
});

describe('the line of HTML', () => {
  it('is one line in which nothing can end an attribute', () => {
    const html = embedHtml('https://map.example.org', '/embed?q="><script>&x=1', 'A "map" <b>');
    expect(html.split('\n')).toHaveLength(1);
    expect(html).toContain('src="https://map.example.org/embed?q=&#34;&#62;&#60;script&#62;&#38;x=1"');
    expect(html).toContain('title="A &#34;map&#34; &#60;b&#62;"');
    expect(html).not.toContain('<script');
  });
});

describe('the camera of a box', () => {
  it('shows all of it, in its middle', () => {
    const [west, south, east, north] = [-114.82, 31.33, -109.05, 37];
    const { z, lat, lon } = cameraOf([west, south, east, north], 390, 480);
    expect(lon).toBeCloseTo((west + east) / 2);
    expect(lat).toBeCloseTo((south + north) / 2);
    // Pixels of a degree of longitude at that zoom, 512-pixel tiles.
    const degree = (512 * 2 ** z) / 360;
    expect((east - west) * degree).toBeLessThanOrEqual(390);
    expect((east - west) * degree).toBeGreaterThan(390 / 2);
  });

  it('does not look closer than a neighbourhood, nor from outside the world', () => {
    expect(cameraOf([-111, 32, -111, 32], 390, 480).z).toBeLessThanOrEqual(14);
    expect(cameraOf([-180, -85, 180, 85], 390, 480).z).toBe(2);
  });
});

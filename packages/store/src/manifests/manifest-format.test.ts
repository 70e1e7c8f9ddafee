import { describe, expect, it } from 'vitest';
import { CorruptManifestError, formatManifest, parseManifest, type Manifest } from '../index.js';

const digest = `sha256:${'a'.repeat(64)}`;
const config = { mediaType: 'application/vnd.docker.container.image.v1+json', digest, size: 7 };
const layer = { mediaType: 'application/vnd.ollama.image.model', digest, size: 5 };

function parse(value: unknown): Manifest {
  return parseManifest(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
}

describe('formatManifest', () => {
  it('writes what the original writes: compact, in its order, with a newline', () => {
    const unordered = { ...layer, name: 'n', from: 'llama3.2:latest' };
    const manifest: Manifest = { layers: [unordered, layer], config, mediaType: 'm', schemaVersion: 2 };
    expect(formatManifest(manifest)).toBe(
      `{"schemaVersion":2,"mediaType":"m",` +
        `"config":{"mediaType":"application/vnd.docker.container.image.v1+json","digest":"${digest}","size":7},` +
        `"layers":[{"mediaType":"application/vnd.ollama.image.model","digest":"${digest}","size":5,` +
        `"from":"llama3.2:latest","name":"n"},` +
        `{"mediaType":"application/vnd.ollama.image.model","digest":"${digest}","size":5}]}\n`,
    );
  });

  it('escapes what the original escapes and leaves out empty texts', () => {
    const text = formatManifest({ schemaVersion: 2, mediaType: 'm', config, layers: [{ ...layer, from: '<a&b>' }] });
    expect(text).toContain('"from":"\\u003ca\\u0026b\\u003e"');
    expect(parse(text).layers[0]?.from).toBe('<a&b>');
    expect(
      formatManifest({ schemaVersion: 2, mediaType: 'm', config, layers: [{ ...layer, from: '' }] }),
    ).not.toContain('from');
  });
});

describe('parseManifest', () => {
  it('reads any order and white space, and leaves unknown fields out', () => {
    const text = ` {"layers" : [{"size":5, "digest":"${digest}", "mediaType":"t", "annotations":{}}],\n "schemaVersion":2}`;
    expect(parse(text)).toEqual({
      schemaVersion: 2,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: { mediaType: '', digest: '', size: 0 },
      layers: [{ mediaType: 't', digest, size: 5 }],
    });
  });

  it('tolerates a config without a digest and no layers', () => {
    expect(parse({ schemaVersion: 2, config: { mediaType: 'c', digest: '', size: 0 }, layers: null }).layers).toEqual(
      [],
    );
  });

  it.each([
    ['nothing', ''],
    ['half a manifest', `{"schemaVersion":2,"layers":[{"medi`],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]).toString('latin1')],
    ['a list', []],
    ['null', null],
    ['no layers', { schemaVersion: 2, config }],
    ['another version', { schemaVersion: 1, config, layers: [] }],
    ['a layer without a digest', { config, layers: [{ mediaType: 'm', size: 1 }] }],
    ['a digest that leads elsewhere', { config, layers: [{ ...layer, digest: 'sha256:../../../etc/passwd' }] }],
    ['a config digest that leads elsewhere', { config: { ...config, digest: '../x' }, layers: [] }],
    ['a negative size', { config, layers: [{ ...layer, size: -1 }] }],
    ['a size that is a text', { config, layers: [{ ...layer, size: '5' }] }],
    ['layers that are no objects', { config, layers: ['a'] }],
  ])('refuses %s', (_what, value) => {
    expect(() => parse(value)).toThrow(CorruptManifestError);
  });

  it('says what is wrong with which file and what to do', () => {
    expect(() => parseManifest(Buffer.from('{}'), '/models/manifests/h/n/m/t')).toThrow(
      'the manifest /models/manifests/h/n/m/t is damaged: it has no list of layers; delete the model or pull it again',
    );
  });
});

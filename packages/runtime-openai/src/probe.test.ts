import { describe, expect, it } from 'vitest';
import { createOpenAiRuntime } from './create-runtime.js';
import { parseHost } from './host-address.js';

const adapter = createOpenAiRuntime({ isAllowed: (origin) => origin !== 'http://metadata.internal' });
const remote = (hosts: readonly string[], model = 'm') => ({
  format: 'remote',
  weights: 'x',
  remote: { hosts, model },
});

describe('probing', () => {
  it('accepts a model that runs elsewhere, without asking anybody', async () => {
    expect(await adapter.probe(remote(['http://gpu-1:8000/v1', 'https://gpu-2/v1/']))).toMatchObject({
      supported: true,
      preference: 100,
      capabilities: { chat: true, completion: false },
    });
  });

  it.each([
    ['files', 'format', { format: 'gguf', weights: '/model.gguf' }],
    ['nothing about where', 'configuration', { format: 'remote', weights: 'x' }],
    ['no host', 'configuration', remote([])],
    ['no name', 'configuration', remote(['http://gpu-1:8000'], '')],
    ['a path', 'configuration', remote(['/etc/passwd'])],
    ['another protocol', 'configuration', remote(['file:///etc/passwd'])],
    ['a host without a protocol', 'configuration', remote(['gpu-1:8000'])],
    ['a password', 'configuration', remote(['http://user:secret@gpu-1:8000/v1'])],
    ['a query', 'configuration', remote(['http://gpu-1:8000/v1?key=secret'])],
    ['a host that the settings exclude', 'configuration', remote(['http://metadata.internal/v1'])],
  ])('refuses %s', async (_, reason, files) => {
    const answer = await adapter.probe(files);
    expect(answer).toMatchObject({ supported: false, reason });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe('an address', () => {
  it.each([
    ['http://gpu-1:8000/v1', 'http://gpu-1:8000/v1', 'http://gpu-1:8000'],
    [' https://api.example.com/openai/v1// ', 'https://api.example.com/openai/v1', 'https://api.example.com/openai'],
    ['http://gpu-1:8000', 'http://gpu-1:8000/v1', 'http://gpu-1:8000'],
  ])('%s', (text, base, root) => {
    expect(parseHost(text)).toMatchObject({ base, root, origin: new URL(text).origin });
  });
});

import { describe, expect, it } from 'vitest';
import { tryItLines } from './try-it-lines.js';

describe('tryItLines', () => {
  it('needs no setting at the default address', () => {
    expect(tryItLines('http://127.0.0.1:11434', 'npx puna')).toBe(
      'Try it:\n' +
        `  curl http://127.0.0.1:11434/api/generate -d '{"model":"puna-tiny","prompt":"What is Puna?","stream":false}'\n` +
        '  npx puna run puna-tiny "What is Puna?"\n',
    );
  });

  it('names another address', () => {
    expect(tryItLines('http://127.0.0.1:5000', 'puna')).toContain('\n  PUNA_HOST=127.0.0.1:5000 puna run puna-tiny');
  });
});

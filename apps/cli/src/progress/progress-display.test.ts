import { describe, expect, it } from 'vitest';
import { collectOutput } from '../fixtures/collect-output.js';
import { ProgressDisplay } from './progress-display.js';

describe('ProgressDisplay', () => {
  it('writes each step once where there is no terminal', () => {
    const output = collectOutput();
    const display = new ProgressDisplay(output);
    display.step('a', 'reading');
    display.step('a', 'reading 50%');
    display.transfer('b', 'copying', 10, 5);
    display.transfer('b', 'copying', 10, 10);
    display.stop();
    expect(output.text()).toBe('reading\ncopying\n');
  });

  it('draws on a terminal and leaves the finished lines there', () => {
    const output = collectOutput({ isTTY: true, columns: 40 });
    const display = new ProgressDisplay(output);
    display.step('a', 'reading');
    display.transfer('b', 'copying', 10, 10);
    display.finish('a');
    display.stop();
    expect(output.text()).toMatch(/reading\u001B\[K\ncopying 100% ▕█+▏ 10 B\u001B\[K/);
    expect(output.text().endsWith('\n\u001B[?25h')).toBe(true);
  });

  it('can be erased', () => {
    const output = collectOutput({ isTTY: true });
    const display = new ProgressDisplay(output);
    display.step('wait', '');
    display.clear();
    expect(output.text().endsWith('\r\u001B[J\u001B[?25h')).toBe(true);
  });
});

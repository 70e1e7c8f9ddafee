import { freemem } from 'node:os';
import { OutOfMemoryError } from '@puna/runtime';

/**
 * Compares what weights take with the memory that is free. ONNX Runtime itself asks for memory piece by piece, and a system
 * without any left ends the process instead of refusing.
 *
 * @param bytes of the weights.
 * @throws OutOfMemoryError where they do not fit.
 */
export function checkMemory(bytes: number): void {
  const free = process.availableMemory?.() ?? freemem();
  if (bytes <= free) return;
  throw new OutOfMemoryError(
    `The weights take ${inMegabytes(bytes)}, but ${inMegabytes(free)} of memory are free. Close another model or take a smaller variant.`,
    { needed: bytes, free },
  );
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

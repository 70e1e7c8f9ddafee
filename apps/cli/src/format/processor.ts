/** Where a loaded model lies: `100% CPU`, `100% GPU`, `52%/48% CPU/GPU`. Sizes in bytes, `onGpu` being a part of `size`. */
export function formatProcessor(size: number, onGpu: number): string {
  if (onGpu === 0) return '100% CPU';
  if (onGpu === size) return '100% GPU';
  if (onGpu > size || size === 0) return 'Unknown';
  const onCpu = Math.round(((size - onGpu) / size) * 100);
  return `${onCpu}%/${100 - onCpu}% CPU/GPU`;
}

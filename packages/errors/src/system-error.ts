/** Whether an operation failed because there is no such file, folder or one of the folders above. */
export function isMissing(error: unknown): boolean {
  return hasSystemCode(error, ['ENOENT', 'ENOTDIR']);
}

/** Whether `error` comes from the operating system with one of these codes. */
export function hasSystemCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

const UNITS = ["バイト", "KB", "MB", "GB"];

/** "820バイト", "12.3KB", "4.1MB". */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)}${UNITS[unit]}`;
}

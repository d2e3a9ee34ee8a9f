import { refusal } from '@chengwen/domain';

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * The text of a plain file (纯文本) in the encodings that such files have here: UTF-8, UTF-16 with its mark, GB18030.
 * @throws Refusal import.unreadable {problem}: none of them fits, so it is no text
 */
export function decodePlainText(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const text = wide === undefined ? (decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')) : decoded(bytes, wide);
  // No text has a NUL in it: what decodes all the same is an image or a program.
  if (text === undefined || text.includes('\0'))
    throw refusal('import.unreadable', { problem: '不是文本，也不是 .xlsx 或 .docx 文件' });
  return text;
}

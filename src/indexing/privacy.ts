export const MASK = '〔已隐去〕';
const ID_NUMBER =
  /(?<![0-9０-９A-Za-z])[1-9１-９](?:[ \t　]*[0-9０-９]){16}[ \t　]*[0-9０-９xXｘＸ](?:[ \t　]*[0-9０-９xXｘＸ]){0,3}(?![0-9０-９A-Za-z])/g;

/** The text with personal numbers replaced by `MASK`. */
export function maskPrivate(text: string): string {
  return text.replace(ID_NUMBER, MASK);
}

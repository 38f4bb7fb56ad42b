/**
 * The Content-Disposition of a download (RFC 6266): the name in plain letters for old programs, then as it is (RFC
 * 8187). No name can end the header or begin another.
 */
export function attachment(name: string): string {
  const whole = name.toWellFormed();
  const plain = whole
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w .,()&-]/g, '_');
  const encoded = encodeURIComponent(whole).replaceAll(
    /['()*!]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

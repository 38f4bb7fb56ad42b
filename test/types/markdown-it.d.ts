/** As much of markdown-it as the tests use; the package brings no types. */
declare module 'markdown-it' {
  interface Token {
    readonly type: string;
    readonly content: string;
    readonly children: readonly Token[] | null;
  }
  export default class MarkdownIt {
    constructor(options: { html: boolean });
    parse(text: string, env: object): readonly Token[];
    render(text: string): string;
  }
}

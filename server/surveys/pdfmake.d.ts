/** The little of pdfmake 0.3 that the sheets use; the package brings no types. */
declare module 'pdfmake' {
  interface PdfDocument {
    getBuffer(): Promise<Uint8Array>;
  }
  interface FontFiles {
    normal: string;
    bold: string;
  }
  const pdfmake: {
    setFonts(fonts: Record<string, FontFiles>): void;
    setUrlAccessPolicy(allowed: (url: string) => boolean): void;
    setLocalAccessPolicy(allowed: (path: string) => boolean): void;
    createPdf(definition: Record<string, unknown>): PdfDocument;
  };
  export default pdfmake;
}

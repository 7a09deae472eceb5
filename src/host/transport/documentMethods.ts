/** What Office's common API asks of the document, beside settings and bindings. */
export interface OfficeDocument {
  /** The selected cells; formatted: as they are shown. Refused where they are too many. */
  selectedData(wanted: { readonly formatted: boolean; readonly onlyVisible: boolean }): unknown[][] | Refusal;
  /** Writes over the selection, or from it on where it is a single cell. */
  setSelectedData(rows: readonly (readonly unknown[])[]): Refusal | null;
  /** Makes a copy of the file, which stays as it is while slices of it are taken; its number and its size. */
  openCopy(): { readonly handle: number; readonly bytes: number };
  slice(handle: number, from: number, length: number): Uint8Array | Refusal;
  closeCopy(handle: number): void;
  readonly url: string;
}

/** Why a method of the common API was not carried out. */
export type Refusal = keyof typeof REFUSALS;

/** Numbers by which Office.js knows refusals. */
const REFUSALS = {
  coercionNotSupported: 1000,
  tooMuchToRead: 1008,
  fileTypeNotSupported: 1009,
  dataNotSupported: 2000,
  cannotWrite: 2001,
  shapeDiffers: 2002,
  wouldOverwrite: 2003,
  tooMuchToWrite: 2009,
  noSuchFile: 5010,
} as const;

/** Numbers of the methods that Office.js asks for. */
const METHOD = {
  getSelectedData: 64,
  setSelectedData: 65,
  openCopy: 77,
  slice: 80,
  closeCopy: 81,
  fileProperties: 86,
} as const;

/** Number of the file type of a workbook. */
const COMPRESSED = 1;

export interface DocumentCall {
  readonly DdaMethod?: { readonly DispatchId: number };
  readonly DdaGetBindingData?: {
    readonly CoerceType: string;
    readonly ValueFormat: string;
    readonly FilterType: string;
  };
  readonly DdaSetBindingData?: { readonly CoerceType: string; readonly Data: unknown };
  /** Arguments by number: type of the file, size of a slice, number of the copy, number of the slice. */
  readonly 0?: unknown;
  readonly 1?: unknown;
  readonly 2?: unknown;
  readonly 3?: unknown;
}

/** Answers the calls of one pane; the sizes of slices are remembered by copy, as only the first call tells them. */
export class DocumentMethods {
  private readonly sliceSizes = new Map<number, number>();

  constructor(private readonly document: OfficeDocument) {}

  /** What a call is answered with; undefined for a method of something else. */
  answer(call: DocumentCall): object | undefined {
    switch (call.DdaMethod?.DispatchId) {
      case METHOD.getSelectedData:
        return this.selectedData(call);
      case METHOD.setSelectedData: {
        const { CoerceType: type, Data: data } = call.DdaSetBindingData ?? {};
        if (type !== "text" && type !== "matrix") return refused("coercionNotSupported");
        if (!isGrid(data)) return refused("dataNotSupported");
        const refusal = this.document.setSelectedData(data);
        return refusal ? refused(refusal) : done({});
      }
      case METHOD.openCopy: {
        if (call[0] !== COMPRESSED) return refused("fileTypeNotSupported");
        const { handle, bytes } = this.document.openCopy();
        this.sliceSizes.set(handle, Number(call[1]));
        return done({ 0: handle, 1: bytes });
      }
      case METHOD.slice:
        return this.slice(Number(call[2]), Number(call[3]));
      case METHOD.closeCopy:
        this.sliceSizes.delete(Number(call[2]));
        this.document.closeCopy(Number(call[2]));
        return done({});
      case METHOD.fileProperties:
        return done({ 0: ["", this.document.url] });
      default:
        return undefined;
    }
  }

  private selectedData({ DdaGetBindingData: wanted }: DocumentCall): object {
    const type = wanted?.CoerceType;
    if (type !== "text" && type !== "matrix") return refused("coercionNotSupported");
    const data = this.document.selectedData({
      formatted: wanted?.ValueFormat === "formatted",
      onlyVisible: wanted?.FilterType === "onlyVisible",
    });
    return typeof data === "string" ? refused(data) : done({ Data: data });
  }

  private slice(handle: number, index: number): object {
    const size = this.sliceSizes.get(handle);
    if (size === undefined) return refused("noSuchFile");
    const bytes = this.document.slice(handle, index * size, size);
    return typeof bytes === "string" ? refused(bytes) : done({ 0: [...bytes], 1: bytes.length });
  }
}

function done(answer: object): object {
  return { Version: 1, Error: 0, ...answer };
}

function refused(refusal: Refusal): object {
  return { Version: 1, Error: REFUSALS[refusal] };
}

function isGrid(data: unknown): data is unknown[][] {
  return Array.isArray(data) && data.length > 0 && data.every((row) => Array.isArray(row));
}

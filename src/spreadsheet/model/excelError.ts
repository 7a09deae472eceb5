/** What Excel answers when it refuses; becomes an OfficeExtension.Error with the same code and message. */
export class ExcelError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** HTTP status of the answer. */
    readonly status = 400,
  ) {
    super(message);
    this.name = "ExcelError";
  }
}

export function invalidArgument(
  message = "The argument is invalid or missing or has an incorrect format.",
): ExcelError {
  return new ExcelError("InvalidArgument", message);
}

export function itemNotFound(): ExcelError {
  return new ExcelError("ItemNotFound", "The requested resource doesn't exist.", 404);
}

export function itemAlreadyExists(): ExcelError {
  return new ExcelError(
    "ItemAlreadyExists",
    "A resource with the same name or identifier already exists.",
    409,
  );
}

export function accessDenied(): ExcelError {
  return new ExcelError("AccessDenied", "You don't have permissions to perform this operation.", 403);
}

export function invalidOperation(
  message = "This operation is not permitted for the current object.",
): ExcelError {
  return new ExcelError("InvalidOperation", message);
}

/** `member` as "Class.member". */
export function apiNotFound(member: string, needs?: string): ExcelError {
  const set = needs ? ` It needs ${needs}.` : "";
  return new ExcelError(
    "ApiNotFound",
    `The API you are trying to use could not be found: ${member}.${set}`,
    404,
  );
}

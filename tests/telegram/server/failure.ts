/** An error reply of the Bot API. */
export type FailureParameters = { readonly retry_after?: number; readonly migrate_to_chat_id?: number };

export class ApiFailure extends Error {
  readonly code: number;
  readonly parameters: FailureParameters | undefined;

  constructor(code: number, description: string, parameters?: FailureParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (reason: string): ApiFailure => new ApiFailure(400, `Bad Request: ${reason}`);

import { type Attributes, type Span, SpanStatusCode, trace } from "@opentelemetry/api";

const tracer = trace.getTracer("vrs");

/**
 * Runs `work` as one span of the trace, where there is one (`OTEL_DENO=true`); else it costs nothing
 * to speak of. Attributes name nobody; of an error only its kind is told, since a database error's
 * message may quote the row.
 */
export function inSpan<Value>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<Value>,
): Promise<Value> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** For an error that is answered instead of thrown. */
export function markFailed(span: Span, error: unknown): void {
  span.setAttribute("error.type", kindOf(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error ? String(error.code) : error.constructor.name;
}

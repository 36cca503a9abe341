import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from '../api/client';
import type { ProblemBody } from '../api/types';
import { t, textOr } from '../text/text';

/** What went wrong, in the words of the visitor's language. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.other');
  if (error.code === 'too_many_requests') return t('error.too_many_requests', { n: error.retryAfter ?? 30 });
  return textOr(`error.${error.code}`, t('error.other'));
}

/** How a notice differs from others. */
export interface Wording {
  text?: string;
  retryText?: string;
  /** Of the text; by default the whole notice has one. */
  testId?: string;
  retryTestId?: string;
}

/** A message that screen readers announce, and the request to name in a report; nothing without an error. */
export function errorNotice(error: unknown, retry?: () => void, wording: Wording = {}): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const { requestId, traceId }: Partial<ProblemBody> = error instanceof ApiError ? error.problem : {};
  const { text = errorText(error), retryText = t('error.retry'), testId, retryTestId = 'retry' } = wording;
  return html`<div class="notice bad" data-testid=${testId ? nothing : 'error'}>
    <p role="alert" data-testid=${testId ?? nothing}>${text}</p>
    ${requestId ? html`<p class="small id" data-testid="request-id">${t('error.requestId', { id: requestId })}</p>` : nothing}
    ${traceId ? html`<p class="small id">${t('error.traceId', { id: traceId })}</p>` : nothing}
    ${retry ? html`<button type="button" @click=${retry} data-testid=${retryTestId}>${retryText}</button>` : nothing}
  </div>`;
}

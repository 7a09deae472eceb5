import { daysAfter, periodEnd, periodFromKey } from "../analysis/periodCalendar";
import type { ContractInfo } from "../submission/contractData";
import { buildContractWorkbook } from "../documents/contractWorkbook";
import type { ContractSetup, TemplateOptions } from "../documents/contractSetup";
import { SETUP_TABLES, setupOfContract } from "../documents/setupOfContract";
import { type ContractChoices, setupOfDomain } from "../documents/setupOfDomain";
import { lastFinishedPeriod, optionsOfContract } from "../documents/templateOptions";
import { buildTemplate } from "../documents/template/buildTemplate";
import { DOMAINS, domainOf } from "../library/domains";
import { inWorkbook } from "../workbook/session";
import { readContract } from "../workbook/readContract";
import type { MadeFile } from "./madeFiles";
import type { Outcome, RunOptions } from "./outcome";
import { readAndParse } from "./prepare";
import { inPieces, runAlone, WAITING } from "./task";
import { WorkflowProblem } from "./workflowProblem";

export interface TemplateRequest extends RunOptions {
  /** Only these providers; absent: every provider of the contract. */
  readonly providerIds?: readonly string[];
  /** Period to report; absent: the last one that is over. */
  readonly period?: string;
  /** ISO date by which it is to be sent; absent: none was agreed. */
  readonly dueOn?: string;
  /** ISO date of the day; the caller knows the calendar, this does not. */
  readonly today: string;
}

/** Templates for the providers of the contract workbook that is open, one file each; nothing is written to it. */
export function createTemplates(request: TemplateRequest): Promise<Outcome<readonly MadeFile[]>> {
  return runAlone("Create templates", request, () =>
    inWorkbook(
      async (context, answered) => {
        const { book, data } = await readAndParse(context, answered, request);
        const more = await readContract(context, answered, SETUP_TABLES);
        const tables = new Map([...book.inputs, ...more.inputs]);
        const setup = setupOfContract(data, tables, book.inventory.date1904);
        const period = request.period ?? lastFinishedPeriod(request.today, setup.cadence);
        return templatesOf(setup, request, (providerId) => ({
          ...optionsOfContract(data, providerId, period, request.today),
          dueOn: request.dueOn ?? dueOn(period, data.contract),
        }));
      },
      () => request.onProgress?.(WAITING),
    ),
  );
}

/** The day that the contract agreed on; null where it agreed on none. */
function dueOn(key: string, { dueDays, fiscalYearStart }: ContractInfo): string | null {
  const period = periodFromKey(key, fiscalYearStart);
  return period === null || dueDays == null ? null : daysAfter(periodEnd(period, fiscalYearStart), dueDays);
}

/** A template of a library's domain for trying out: its own indicators, one provider, no history. */
export function createDomainTemplate(
  domain: string,
  request: TemplateRequest,
): Promise<Outcome<readonly MadeFile[]>> {
  return runAlone("Create templates", request, () =>
    asPromise(() => {
      const found = knownDomain(domain);
      const providers = request.providerIds?.map((id) => ({ id, name: id, sites: [] }));
      const setup = setupOfDomain(found, providers && { providers });
      const period = request.period ?? lastFinishedPeriod(request.today, setup.cadence);
      const empty = {
        period,
        issuedOn: request.today,
        dueOn: request.dueOn ?? null,
        openActions: [],
        history: [],
        agencyCounts: [],
      };
      return templatesOf(setup, request, () => empty);
    }),
  );
}

/** A new contract workbook of a domain. */
export function createContract(domain: string, choices: ContractChoices): Promise<Outcome<MadeFile>> {
  return runAlone("New contract", {}, () =>
    asPromise(() => {
      const setup = asChecked("NoSuchIndicator", () => setupOfDomain(knownDomain(domain), choices));
      return { name: fileName(setup.contractId), bytes: buildContractWorkbook(setup) };
    }),
  );
}

/** One template after the other, so that the pane can say how far it is and a person can stop. */
function templatesOf(
  setup: ContractSetup,
  request: TemplateRequest,
  optionsOf: (providerId: string) => TemplateOptions,
): Promise<readonly MadeFile[]> {
  const wanted = wantedProviders(setup, request);
  const total = wanted.length;
  return inPieces(templateSteps(setup, wanted, optionsOf), request, (done) =>
    request.onProgress?.({ done, total, text: `Made ${done} of ${total}` }),
  );
}

function* templateSteps(
  setup: ContractSetup,
  providers: ContractSetup["providers"],
  optionsOf: (providerId: string) => TemplateOptions,
): Generator<number, readonly MadeFile[], void> {
  const files: MadeFile[] = [];
  for (const provider of providers) {
    const options = optionsOf(provider.id);
    const stem = `${setup.contractId}_${provider.id}_${options.period}`;
    const bytes = asChecked("NoSuchPeriod", () => buildTemplate(setup, provider, options));
    // Two ids may differ only by what a file name cannot hold.
    const isTaken = files.some(({ name }) => name.toLowerCase() === fileName(stem).toLowerCase());
    files.push({ name: fileName(isTaken ? `${stem}_${files.length + 1}` : stem), bytes });
    yield files.length;
  }
  return files;
}

function wantedProviders(setup: ContractSetup, { providerIds }: TemplateRequest): ContractSetup["providers"] {
  const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const wanted = setup.providers.filter(({ id }) => providerIds?.some((one) => isSame(one, id)) ?? true);
  const unknown = providerIds?.find((one) => !setup.providers.some(({ id }) => isSame(one, id)));
  if (setup.indicators.length === 0) {
    throw new WorkflowProblem(
      "NoIndicators",
      "This workbook lists no indicators in tblIndicators. Enter at least one, or start with a new contract.",
    );
  }
  if (setup.providers.length === 0) {
    throw new WorkflowProblem(
      "NoProvider",
      "This workbook lists no providers in tblProviders. Enter at least one.",
    );
  }
  if (unknown !== undefined) {
    const known = setup.providers.map(({ id }) => id).join(", ");
    throw new WorkflowProblem("NoProvider", `"${unknown}" is not among this contract's providers: ${known}.`);
  }
  return wanted;
}

/** What was asked for and cannot be is the person's to mend, and no mistake of ours. */
function asChecked<T>(code: "NoSuchPeriod" | "NoSuchIndicator", work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new WorkflowProblem(code, error.message);
    throw error;
  }
}

function knownDomain(id: string) {
  const found = domainOf(id);
  if (found !== null) return found;
  const known = DOMAINS.map((domain) => domain.id).join(", ");
  throw new WorkflowProblem("NoSuchDomain", `The library has no domain "${id}". It has ${known}.`);
}

function fileName(text: string): string {
  return `${text.replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-") || "contract"}.xlsx`;
}

/** Turns what is thrown into a rejection, as the workflows' runner expects it. */
function asPromise<T>(work: () => T | Promise<T>): Promise<T> {
  return Promise.resolve().then(work);
}

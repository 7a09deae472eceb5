import * as v from "valibot";
import charts from "../../facts/charts.json";
import distribution from "../../facts/distribution.json";
import events from "../../facts/events.json";
import files from "../../facts/files.json";
import formats from "../../facts/formats.json";
import functions from "../../facts/functions.json";
import manifest from "../../facts/manifest.json";
import protection from "../../facts/protection.json";
import runtime from "../../facts/runtime.json";
import sizes from "../../facts/sizes.json";
import storage from "../../facts/storage.json";
import tables from "../../facts/tables.json";
import undo from "../../facts/undo.json";
import values from "../../facts/values.json";
import { FactSchema, type Fact } from "./fact";

/** What is recorded of Excel, by subject: the name of the file and the first part of each record's id. */
export const FACTS_BY_SUBJECT: Readonly<Record<string, readonly Fact[]>> = v.parse(
  v.record(v.string(), v.array(FactSchema)),
  {
    manifest,
    runtime,
    sizes,
    values,
    tables,
    protection,
    events,
    undo,
    charts,
    formats,
    storage,
    files,
    functions,
    distribution,
  },
);

export const FACTS: readonly Fact[] = Object.values(FACTS_BY_SUBJECT).flat();

// Predicts the rows of CSV files with a model and prints its metric; see check-with-node.sh.
'use strict';

const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const { parseArgs } = require('util');
const AdmZip = require('adm-zip');
const { parse } = require('csv-parse/sync');
const ort = require('onnxruntime-node');

const ROWS_AT_ONCE = 4096;
const FORMAT = 2;
const TOLERANCE = 1e-5;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    delimiter: { type: 'string', default: ',' },
    columns: { type: 'string' },
    missing: { type: 'string', multiple: true, default: [] },
  },
});

function files(source) {
  if (fs.statSync(source).isDirectory()) {
    return (name) => (fs.existsSync(path.join(source, name)) ? fs.readFileSync(path.join(source, name)) : null);
  }
  const zip = new AdmZip(source);
  return (name) => zip.readFile(name);
}

function rowsOf(file) {
  const bytes = fs.readFileSync(file);
  return parse(file.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes, {
    bom: true,
    columns: options.columns ? options.columns.split(',') : true,
    delimiter: options.delimiter,
    skip_empty_lines: true,
    trim: true,
  });
}

function number(text, column) {
  if (isMissing(text)) {
    return NaN;
  }
  const value = Number(text);
  if (Number.isNaN(value)) {
    throw new Error(`Column '${column}' is numeric and has '${text}'; a text that means "no value" needs --missing.`);
  }
  return value;
}

function isMissing(text) {
  return text === undefined || text === '' || options.missing.includes(text);
}

/** Returns a date as seconds since 1970-01-01T00:00Z; one without an offset counts as UTC's. */
function seconds(text, form, column) {
  if (form === 'epoch-seconds') {
    return number(text, column);
  }
  if (form === 'epoch-milliseconds' || isMissing(text)) {
    return number(text, column) / 1000;
  }
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  return Date.parse(form === 'date' ? iso : iso + (form === 'date-time' ? 'Z' : '')) / 1000;
}

/** Returns the graph's inputs for rows from and to, by input name. */
function feeds(description, rows) {
  const dates = new Map(description.signature.columns.map((column) => [column.name, column.form && column.form.date]));
  const arrays = { float: Float32Array, double: Float64Array, string: Array };
  const types = { float: 'float32', double: 'float64', string: 'string' };
  const result = {};
  for (const input of description.signature.inputs) {
    const width = input.columns.length;
    const data = new arrays[input.type](rows.length * width);
    input.columns.forEach((column, place) => {
      rows.forEach((row, i) => {
        const text = row[column];
        if (input.type === 'string') {
          data[i * width + place] = isMissing(text) ? '' : String(text);
        } else {
          const form = dates.get(column);
          data[i * width + place] = form ? seconds(text, form, column) : number(text, column);
        }
      });
    });
    result[input.name] = new ort.Tensor(types[input.type], data, [rows.length, width]);
  }
  return result;
}

async function predict(session, description, rows) {
  const labels = [];
  const numbers = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE);
    const outputs = await session.run(feeds(description, part));
    if (outputs.label) {
      labels.push(...outputs.label.data);
    }
    const values = (outputs.probabilities || outputs.scores || outputs.prediction).data;
    const width = values.length / part.length;
    part.forEach((_, i) => numbers.push(Array.from(values.slice(i * width, (i + 1) * width))));
  }
  return { labels, numbers };
}

function classificationMetrics(description, rows, { labels, numbers }) {
  const metrics = {};
  const actual = rows.map((row) => row[description.target.name]);
  metrics.accuracy = actual.filter((label, i) => label === labels[i]).length / rows.length;
  if (description.signature.outputs.some((output) => output.name === 'probabilities')) {
    const smallest = 2 ** -23; // the precision of float, as scikit-learn clips float probabilities
    let loss = 0;
    actual.forEach((label, i) => {
      const sum = numbers[i].reduce((a, b) => a + b, 0);
      const p = numbers[i][description.target.labels.indexOf(label)] / sum;
      loss -= Math.log(Math.min(Math.max(p, smallest), 1 - smallest));
    });
    metrics.log_loss = loss / rows.length;
  }
  return metrics;
}

function regressionMetrics(description, rows, { numbers }) {
  const actual = rows.map((row) => number(row[description.target.name], description.target.name));
  const mean = actual.reduce((a, b) => a + b, 0) / rows.length;
  let residual = 0;
  let total = 0;
  actual.forEach((value, i) => {
    residual += (value - numbers[i][0]) ** 2;
    total += (value - mean) ** 2;
  });
  return { r2: 1 - residual / total, rmse: Math.sqrt(residual / rows.length) };
}

/** Predicts the recorded samples; returns the largest difference, and throws where one is too large. */
async function checkSamples(session, description) {
  const { labels, numbers } = await predict(session, description, description.samples.map((sample) => sample.row));
  const scale = description.target.kind === 'classes' ? 1 : description.target.deviation;
  let largest = 0;
  description.samples.forEach((sample, i) => {
    sample.values.forEach((expected, k) => {
      const difference = Math.abs(numbers[i][k] - expected);
      largest = Math.max(largest, difference);
      if (!(difference <= TOLERANCE * (scale + Math.abs(expected)))) {
        throw new Error(`Sample ${i} (${sample.why}) gave ${numbers[i][k]}, and ${expected} is recorded.`);
      }
    });
    const best = [...numbers[i]].sort((a, b) => b - a);
    const tie = best[0] - best[1] <= TOLERANCE * (scale + Math.abs(best[0]));
    if (labels.length > 0 && labels[i] !== sample.label && !tie) {
      throw new Error(`Sample ${i} (${sample.why}) gave '${labels[i]}', and '${sample.label}' is recorded.`);
    }
  });
  return largest;
}

function compare(evaluation, metrics, count) {
  if (!evaluation || evaluation.scores.rows !== count) {
    return;
  }
  for (const [name, value] of Object.entries(metrics)) {
    const recorded = evaluation.scores.metrics[name];
    if (typeof recorded === 'number') {
      console.log(`  evaluation.json: ${name} ${recorded}`);
      if (!(Math.abs(recorded - value) <= 1e-4 * Math.max(1, Math.abs(recorded)))) {
        throw new Error(`evaluation.json says ${name} ${recorded}, and Node.js found ${value}.`);
      }
    }
  }
}

async function main() {
  const read = files(positionals[0]);
  const description = JSON.parse(read('model.json').toString('utf8'));
  if (description.format !== FORMAT) {
    throw new Error(`model.json has format ${description.format}, and this script reads ${FORMAT}: train the model anew.`);
  }
  const session = await ort.InferenceSession.create(read('model.onnx'));
  // Not spread into push(): a call takes some hundred thousand arguments at most.
  const rows = positionals
    .slice(1)
    .flatMap(rowsOf)
    .filter((row) => !isMissing(row[description.target.name]));
  const absent = [description.target.name, ...description.signature.columns.map((column) => column.name)]
    .filter((name) => rows.length > 0 && !(name in rows[0]));
  if (rows.length === 0 || absent.length > 0) {
    throw new Error(rows.length === 0 ? 'There are no rows.' : `The rows have no column ${absent.join(', ')}.`);
  }
  const predicted = await predict(session, description, rows);
  const metrics = description.target.kind === 'classes'
    ? classificationMetrics(description, rows, predicted)
    : regressionMetrics(description, rows, predicted);
  const text = Object.entries(metrics).map(([name, value]) => `${name} ${value}`).join(', ');
  console.log(`${description.name}: ${text} on ${rows.length} rows (onnxruntime-node ${ort.env.versions.node})`);
  console.log(`  ${description.samples.length} recorded samples: largest difference ${await checkSamples(session, description)}`);
  const evaluation = read('evaluation.json');
  compare(evaluation && JSON.parse(evaluation.toString('utf8')), metrics, rows.length);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

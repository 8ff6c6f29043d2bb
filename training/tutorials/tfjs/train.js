// Trains a TensorFlow.js layers model as speech-commands has it (smaller), and saves it as model.json and weights.bin.
//
// Run with: npm install; node train.js FOLDER
// FOLDER has clips.json: labels, and of training and testing the samples and labels, as tfjs_model.py writes them.

import fs from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { BINS, FRAMES, WINDOW, features } from './analyser.js';

const folder = process.argv[2];
const { labels, training, testing } = JSON.parse(fs.readFileSync(path.join(folder, 'clips.json'), 'utf8'));

/** Features [N, FRAMES, BINS, 1] of 16-bit clips that lie one after the other in a file. */
function read(file, count) {
  const bytes = fs.readFileSync(path.join(folder, file));
  const all = new Float32Array(count * FRAMES * BINS);
  for (let k = 0; k < count; k++) {
    const samples = Float64Array.from({ length: WINDOW }, (_, n) => bytes.readInt16LE(2 * (k * WINDOW + n)) / 32768);
    all.set(features(samples), k * FRAMES * BINS);
  }
  return tf.tensor4d(all, [count, FRAMES, BINS, 1]);
}

function network() {
  const model = tf.sequential();
  const inputShape = [FRAMES, BINS, 1];
  model.add(tf.layers.conv2d({ filters: 8, kernelSize: [2, 8], strides: [2, 8], activation: 'relu', inputShape }));
  model.add(tf.layers.maxPooling2d({ poolSize: [2, 2], strides: [2, 2] }));
  model.add(tf.layers.conv2d({ filters: 8, kernelSize: [2, 4], activation: 'relu' }));
  model.add(tf.layers.maxPooling2d({ poolSize: [2, 2], strides: [2, 2] }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dropout({ rate: 0.25 }));
  model.add(tf.layers.dense({ units: 32, activation: 'relu' }));
  model.add(tf.layers.dense({ units: labels.length, activation: 'softmax' }));
  return model;
}

/** What the browser would download: the topology with a manifest, and the weights. */
async function save(model) {
  await model.save(
    tf.io.withSaveHandler(async ({ weightData, weightSpecs, modelTopology, format }) => {
      const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      fs.writeFileSync(path.join(folder, 'model.json'), JSON.stringify({ format, modelTopology, weightsManifest }));
      fs.writeFileSync(path.join(folder, 'weights.bin'), Buffer.from(weightData));
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    }),
  );
}

const model = network();
model.compile({ optimizer: tf.train.adam(2e-3), loss: 'categoricalCrossentropy' });
const inputs = read('training.s16le', training.length);
const truths = tf.oneHot(tf.tensor1d(training, 'int32'), labels.length);
await model.fit(inputs, truths, { epochs: 5, batchSize: 16, verbose: 0, callbacks: { onEpochEnd: (k, l) => console.log(`epoch ${k}: loss ${l.loss.toFixed(3)}`) } });
await save(model);
const tested = read('testing.s16le', testing.length);
const said = {
  features: tested.reshape([testing.length, -1]).arraySync(),
  scores: model.predict(tested).arraySync(),
  nudged: model.predict(read('nudged.s16le', testing.length)).arraySync(),
};
fs.writeFileSync(path.join(folder, 'said.json'), JSON.stringify({ tools: { 'TensorFlow.js': tf.version.tfjs, Node: process.versions.node }, ...said }));

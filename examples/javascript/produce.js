#!/usr/bin/env node
'use strict'

// Sends a WAV file to Earmark as if a device heard it:
//   node produce.js doorbell.wav --device porch --speed 1 --truth doorbell.txt

const fs = require('node:fs')
const os = require('node:os')
const crypto = require('node:crypto')
const { parseArgs } = require('node:util')
const { setTimeout: sleep } = require('node:timers/promises')
const { Kafka, Partitioners, logLevel } = require('kafkajs')
const { readWav } = require('./wav')
const { connect, openTopic } = require('./avro-topic')

const CHUNK_SECONDS = 0.1

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      device: { type: 'string', default: os.hostname() },
      speed: { type: 'string', default: '1' }, // 1 is life, 0 as fast as it goes
      truth: { type: 'string' }, // an Audacity label track
      bootstrap: { type: 'string', default: 'localhost:9092' },
      registry: { type: 'string', default: 'http://localhost:8081' },
      help: { type: 'boolean', default: false }
    }
  })
  const speed = Number(values.speed)
  if (values.help || positionals.length !== 1 || !(speed >= 0)) {
    throw new Error('usage: node produce.js FILE.wav [--device NAME] [--speed 0 or above] [--truth FILE.txt] [--bootstrap HOST:PORT] [--registry URL]')
  }
  if (!/^(?!\*$)[^/\x00-\x1f\x7f-\x9f]{1,200}$/.test(values.device) || values.device.trim() === '') {
    throw new Error(`--device must be 1..200 characters, not '*', without '/' and control characters: ${JSON.stringify(values.device)}`)
  }
  return { ...values, speed, file: positionals[0] }
}

function newRecording(device, wav) {
  const now = new Date()
  const time = now.toISOString().replace(/[-:]/g, '')
  return { device, name: `${time}-${crypto.randomBytes(4).toString('hex')}`, startedAt: now.getTime() * 1000, wav }
}

function truths(recording, file) {
  const lines = fs.readFileSync(file, 'utf8').split(/\r?\n/)
  return lines.flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('\\')) {
      return []
    }
    const [start, end, label] = line.split('\t')
    const [fromSample, toSample] = [start, end].map(s => Math.round(Number(s) * recording.wav.sampleRate))
    if (!(fromSample >= 0 && toSample >= fromSample && label?.trim())) {
      throw new Error(`${file}:${index + 1}: must be start, end and label with tabs between: ${JSON.stringify(line)}`)
    }
    const { device, name, wav } = recording
    return [{ device, recording: name, fromSample, toSample, sampleRate: wav.sampleRate, label: label.trim(), source: 'PRODUCER' }]
  })
}

function chunk(recording, firstSample, frames) {
  const { device, name, startedAt, wav } = recording
  const samples = wav.data.subarray(firstSample * wav.frameBytes, (firstSample + frames) * wav.frameBytes)
  return {
    device,
    recording: name,
    firstSample,
    sampleRate: wav.sampleRate,
    channels: wav.channels,
    encoding: wav.encoding,
    capturedAt: startedAt + Math.floor((firstSample * 1e6) / wav.sampleRate),
    last: (firstSample + frames) * wav.frameBytes === wav.data.length,
    samples
  }
}

/** Yields each chunk when its last sample is due. */
async function* chunks(recording, speed) {
  const { sampleRate, frameBytes, data } = recording.wav
  const total = data.length / frameBytes
  const size = Math.max(1, Math.floor(sampleRate * CHUNK_SECONDS))
  const began = performance.now()
  for (let first = 0; first < total; first += size) {
    const frames = Math.min(size, total - first)
    if (speed > 0) {
      await sleep(Math.max(0, began + ((first + frames) * 1000) / sampleRate / speed - performance.now()))
    }
    yield chunk(recording, first, frames)
  }
}

/** Waits for each delivery: nothing is dropped, and a slow broker slows the reading of the file. */
async function send(producer, topic, key, value) {
  await producer.send({ topic: topic.name, acks: -1, messages: [{ key, value: await topic.encode(value) }] })
}

async function main() {
  const { file, device, speed, truth, bootstrap, registry: url } = options()
  const recording = newRecording(device, readWav(file))
  const registry = connect(url)
  const kafka = new Kafka({ clientId: 'earmark-produce', brokers: bootstrap.split(','), logLevel: logLevel.NOTHING, retry: { retries: 5 } })
  const producer = kafka.producer({
    idempotent: true, // a retry neither repeats nor reorders chunks
    createPartitioner: Partitioners.DefaultPartitioner // Java's: chunks and truths of a device must meet
  })
  await producer.connect()
  try {
    if (truth) {
      const topic = await openTopic(registry, 'earmark.truths', 'Truth')
      for (const value of truths(recording, truth)) {
        await send(producer, topic, device, value)
      }
    }
    const topic = await openTopic(registry, 'earmark.chunks', 'AudioChunk')
    let sent = 0
    for await (const value of chunks(recording, speed)) {
      await send(producer, topic, device, value)
      sent++
    }
    console.log(JSON.stringify({ device, recording: recording.name, chunks: sent }))
  } finally {
    await producer.disconnect()
  }
}

main().catch(e => {
  console.error(`could not send: ${e.message}`)
  process.exitCode = 1
})

'use strict'

const fs = require('node:fs')

const ENCODINGS = { 16: 'S16LE', 24: 'S24LE' } // by bits

/** Reads a WAV file, PCM of 16 or 24 bits: { sampleRate, channels, encoding, frameBytes, data }. */
function readWav(path) {
  const file = fs.readFileSync(path)
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error(`${path}: must be WAV, beginning with RIFF and WAVE`)
  }
  let format
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    at += 8
    if (id === 'fmt ') {
      format = readFormat(path, file.subarray(at, at + length))
    } else if (id === 'data') {
      return { ...format, data: whole(path, format, file.subarray(at, at + length), length) }
    }
    at += length + (length % 2)
  }
  throw new Error(`${path}: is cut off, must hold a data chunk: bytes=${file.length}`)
}

function readFormat(path, chunk) {
  const tag = chunk.readUInt16LE(0) === 0xfffe ? chunk.readUInt16LE(24) : chunk.readUInt16LE(0)
  const bits = chunk.readUInt16LE(14)
  if (tag !== 1 || !(bits in ENCODINGS)) {
    throw new Error(`${path}: must be PCM (1) of 16 or 24 bits: format=${tag}, bits=${bits}`)
  }
  return {
    sampleRate: chunk.readUInt32LE(4),
    channels: chunk.readUInt16LE(2),
    encoding: ENCODINGS[bits],
    frameBytes: chunk.readUInt16LE(12)
  }
}

function whole(path, format, data, length) {
  if (format === undefined) {
    throw new Error(`${path}: must say its format before its data`)
  }
  if (data.length < length || data.length % format.frameBytes !== 0) {
    throw new Error(`${path}: is cut off, must hold ${length} bytes of data: bytes=${data.length}`)
  }
  return data
}

module.exports = { readWav }

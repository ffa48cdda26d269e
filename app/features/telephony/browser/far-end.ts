/** The other end of a simulated line: a second peer connection in the same page, sending a soft line tone. */
export function makeFarEnd() {
  const peer = new RTCPeerConnection();
  const audio = new AudioContext();
  const line = audio.createMediaStreamDestination();
  const tone = audio.createOscillator();
  const quiet = audio.createGain();
  tone.frequency.value = 425;
  quiet.gain.value = 0.02;
  tone.connect(quiet).connect(line);
  tone.start();

  async function offer(): Promise<string> {
    // A context made before any click stays suspended; the line is then silent, and works all the same.
    void audio.resume();
    for (const track of line.stream.getTracks()) peer.addTrack(track, line.stream);
    await peer.setLocalDescription(await peer.createOffer());
    await gathered(peer);
    return peer.localDescription?.sdp ?? "";
  }

  return {
    offer,
    accept: (sdp: string) => peer.setRemoteDescription({ type: "answer", sdp }),
    close(): void {
      peer.close();
      if (audio.state !== "closed") void audio.close();
    },
  };
}

/** Candidates travel inside the description: there is no trickle in the SDK's signalling. */
function gathered(peer: RTCPeerConnection): Promise<void> {
  if (peer.iceGatheringState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    peer.addEventListener("icegatheringstatechange", () => peer.iceGatheringState === "complete" && resolve());
  });
}

"""How the weights of `detectors.tenor` are learned, and what they are worth on text never seen."""
